import { createKernels } from '../../workers/mpc/kernels/kernels.ts';
import { everyKernel } from './kernels-run.ts';

/** What the test calls in the page. */
Object.assign(window, { everyKernel: () => everyKernel(createKernels()) });
