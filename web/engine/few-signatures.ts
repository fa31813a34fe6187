/**
 * By itself the library makes a table at the first signature, which pays for whoever makes or checks hundreds. A phone does a
 * handful a day, on the thread that draws its screens: there the table would be the longest task of all.
 */
import { ed25519 } from '@noble/curves/ed25519.js';

ed25519.Point.BASE.precompute(1);
