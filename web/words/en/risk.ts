export const risk = {};
