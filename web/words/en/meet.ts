export const meet = {};
