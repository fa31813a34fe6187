import { computed } from '@preact/signals';
import { joined } from '../store/state.ts';

/** Seconds of a block in the joined community; null before joining. */
export const blockSeconds = computed(() => {
  const { deployment } = joined.value ?? {};
  return deployment ? deployment.grid.slot * deployment.place.h : null;
});
