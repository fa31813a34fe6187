import { computed } from '@preact/signals';
import { joined } from '../store/state.ts';

/** Minutes of a usual stay where nobody names them: the community's, or two hours. */
export const usualMinutes = computed(() =>
  Math.min(1440, Math.max(1, Math.round((joined.value?.deployment.visits.defaultLength ?? 7200) / 60))),
);
