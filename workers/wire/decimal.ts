import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';

/**
 * Bytes as one decimal number. In a QR code's numeric mode a digit takes 3⅓ bits of the 3.32 that it says, where a
 * Base32 character takes 5½ for 5.
 * Precondition, not checked: the first byte is not 0.
 */
export function toDecimal(bytes: Uint8Array): string {
  return BigInt(`0x${bytesToHex(bytes)}`).toString();
}

/** The bytes of `toDecimal`. Preconditions, not checked: digits, the first of them not 0, not more than a few thousand. */
export function fromDecimal(digits: string): Uint8Array {
  const hex = BigInt(digits).toString(16);
  return hexToBytes(hex.padStart(hex.length + (hex.length % 2), '0'));
}
