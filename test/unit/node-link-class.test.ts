import { expect, test } from 'vitest';
import { InputError, ProtocolError } from '../../workers/errors.ts';
import { shareOf } from '../../workers/mpc/link-rate.ts';
import { classOf, decodeClass, encodeClass, rateOf } from '../../workers/node/link-class.ts';

test('links are of the nearest class, and of none beyond the bounds', () => {
  expect(classOf({ rtt: 0.02, rate: 12.5e6 })).toEqual({ roundTripMs: 16, mbit: 128 });
  expect(classOf({ rtt: 0.0003, rate: 96e6 })).toEqual({ roundTripMs: 0.25, mbit: 1024 });
  expect(classOf({ rtt: 0, rate: Number.POSITIVE_INFINITY })).toEqual({ roundTripMs: 1 / 16, mbit: 4096 });
  expect(classOf({ rtt: 3600, rate: 0 })).toEqual({ roundTripMs: 1024, mbit: 1 });
});

test('engines are told seconds and bytes', () => {
  expect(rateOf({ roundTripMs: 16, mbit: 128 })).toEqual({ rtt: 0.016, rate: 16e6 });
  expect(shareOf({ rtt: 0.016, rate: 16e6 }, 8)).toEqual({ rtt: 0.016, rate: 2e6 });
});

test('a class is said in two bytes', () => {
  for (let roundTripMs = 1 / 16; roundTripMs <= 1024; roundTripMs *= 2)
    for (let mbit = 1; mbit <= 4096; mbit *= 2)
      expect(decodeClass(encodeClass({ roundTripMs, mbit }), 'node 2')).toEqual({ roundTripMs, mbit });
  expect(encodeClass({ roundTripMs: 16, mbit: 128 })).toEqual(Uint8Array.of(8, 7));
});

test('what is no class is refused', () => {
  const decode = (...bytes: number[]) => decodeClass(Uint8Array.from(bytes), 'node 2');
  expect(() => decode(15, 0)).toThrow(new ProtocolError('node 2 says that its links are of class 15'));
  expect(() => decode(14, 13)).toThrow(new ProtocolError('node 2 says that its links are of class 13'));
  expect(() => decode(14)).toThrow(InputError);
  expect(() => decode(14, 12, 0)).toThrow(InputError);
});
