/** The command of `safetrace` that is a node of a simulation in a process of its own (node-process.ts). */
export const NODE_COMMAND = 'simulated-node';
