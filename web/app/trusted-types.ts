/**
 * The one policy by which a text may become a script's address: a file of this origin. There is none for scripts and
 * markup, so that those never come from a text. Imported first of all; browsers without Trusted Types need none.
 */

/** The part of Trusted Types that is used; TypeScript's DOM library does not have it yet. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): unknown;
}

(globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('default', {
  createScriptURL(address) {
    if (new URL(address, location.href).origin === location.origin) return address;
    throw new TypeError('Only scripts of this site run here.');
  },
});
