export const near = {};
