/** Tells a person who may not look at the screen that a code was read: a short tone, and a touch. */

const SECONDS = 0.16;
const LOUDNESS = 0.2;

/** Two notes upwards. The browser may refuse sound before the first tap; then there is none. */
const chime = (): void => {
  const context = new AudioContext();
  const [tone, volume] = [context.createOscillator(), context.createGain()];
  const begin = context.currentTime;
  tone.frequency.setValueAtTime(660, begin);
  tone.frequency.setValueAtTime(990, begin + SECONDS / 2);
  volume.gain.setValueAtTime(LOUDNESS, begin);
  volume.gain.linearRampToValueAtTime(0, begin + SECONDS); // without a click at the end
  tone.connect(volume).connect(context.destination);
  tone.start();
  tone.stop(begin + SECONDS);
  setTimeout(() => void context.close(), 1000);
};

/** @param sound whether the person wants to hear it; a phone that is set to be still stays so */
export const tellFound = (sound: boolean): void => {
  navigator.vibrate?.(60);
  if (sound && 'AudioContext' in globalThis) chime();
};
