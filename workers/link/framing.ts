/*
 * Messages of a data channel, one byte of kind first:
 *
 *   FIRST   3 zero bytes ‖ u32 length of the frame ‖ its first bytes    min(length, CHUNK) of them
 *   MORE    the next bytes                                              min(what is missing, CHUNK) of them
 *   CREDIT  u32 bytes that may be sent in addition                      see channel-link.ts
 *   CLOSE   the reason, UTF-8
 *   PING    u32 anything
 *   PONG    u32 of the ping that it answers
 *
 * All chunks but the last are full, so that many small ones can't cost the receiver more than the frame is long. The
 * zero bytes let a frame of one message begin at a multiple of 8: whoever reads words in it need not copy them.
 */
export const FIRST = 0;
export const MORE = 1;
export const CREDIT = 2;
export const CLOSE = 3;
export const PING = 4;
export const PONG = 5;

/**
 * Bytes of a frame in one message. A message costs both sides changes of threads, so large ones are better; Chromium
 * and libwebrtc close a channel on those over 256 KiB, and three quarters of a window must hold one (receive-window.ts).
 */
export const CHUNK = 176 * 1024;
/** What a message costs its receiver beside its bytes, so that empty frames are not free. */
export const MESSAGE_COST = 64;
/** Bytes before those of the frame. */
export const FIRST_HEAD = 8;
export const MORE_HEAD = 1;
