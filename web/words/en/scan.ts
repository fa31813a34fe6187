export const scan = {};
