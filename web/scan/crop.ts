/** Which part of a picture is looked at. Pure; pixels. */

/** Long side of what the decoder sees: enough for a poster across a room. */
const LONG_SIDE = 960;

export interface Crop {
  /** Of the picture: its middle. */
  x: number;
  y: number;
  width: number;
  height: number;
  /** As the decoder gets it. */
  toWidth: number;
  toHeight: number;
}

/** The middle of a picture, enlarged. @param zoom at least 1 */
export const cropOf = (pictureWidth: number, pictureHeight: number, zoom: number): Crop => {
  const [width, height] = [pictureWidth / zoom, pictureHeight / zoom];
  const scale = Math.min(1, LONG_SIDE / Math.max(width, height));
  return {
    x: (pictureWidth - width) / 2,
    y: (pictureHeight - height) / 2,
    width,
    height,
    toWidth: Math.round(width * scale),
    toHeight: Math.round(height * scale),
  };
};
