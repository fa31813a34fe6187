/** Light and zoom of a camera; not every browser and camera has them, so no library types them. */

export interface Lens {
  torch: boolean;
  /** The camera's own zoom; null where the picture's middle is enlarged in its place. */
  zoom: { min: number; max: number; step: number } | null;
}

interface Abilities {
  torch?: boolean;
  zoom?: { min: number; max: number; step?: number };
}

/** The enlarging of a picture's middle, where the camera has no zoom: beyond it the pixels say no more. */
export const DIGITAL = { min: 1, max: 4, step: 0.5 };

/** What a camera can do, from what it says of itself. Pure. */
export const lensOf = (abilities: object): Lens => {
  const { torch, zoom } = abilities as Abilities;
  const own = zoom && Number.isFinite(zoom.max) && zoom.max > zoom.min;
  return {
    torch: torch === true,
    zoom: own ? { min: zoom.min, max: zoom.max, step: zoom.step || (zoom.max - zoom.min) / 10 } : null,
  };
};

/** The same of a running camera. */
export const lensOfTrack = (track: MediaStreamTrack): Lens => lensOf(track.getCapabilities?.() ?? {});

/** Sets light or zoom. A camera that does not obey says so in its picture. */
export const adjust = (track: MediaStreamTrack, to: { torch: boolean } | { zoom: number }): Promise<void> =>
  track.applyConstraints({ advanced: [to as MediaTrackConstraintSet] }).catch(() => {});
