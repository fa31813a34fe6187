import { computed } from '@preact/signals';
import { joined } from '../store/state.ts';

/** Minutes of a usual stay in the community; null before it is known, as its hours may be another's minutes. */
export const usualMinutes = computed(() => {
  const seconds = joined.value?.deployment.visits.defaultLength;
  return seconds === undefined ? null : Math.min(1440, Math.max(1, Math.round(seconds / 60)));
});
