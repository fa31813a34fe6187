export const poster = {};
