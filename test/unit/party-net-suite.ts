import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ProtocolError } from '../../workers/errors.ts';
import type { PartyNet } from '../../workers/mpc/party.ts';

/** The nets of parties 1..3, and how to break and to get rid of them. */
export interface OpenNets {
  /** One job's nets, element i of party i + 1. */
  job(name: string): PartyNet[];
  /** Ends party 1's messages and says what its errors then name; absent where a net cannot fail. */
  fail?: () => string;
  done(): Promise<void> | void;
}

/**
 * What every PartyNet must do, whatever carries its messages.
 * @param fails whether `open` gives a net that can fail
 */
export function partyNetSuite(name: string, fails: boolean, open: () => Promise<OpenNets>): void {
  describe(name, () => {
    let opened: OpenNets;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.done());

    test('knows who takes part', () => {
      expect(opened.job('a').map(({ self, parties }) => [self, parties])).toEqual([
        [1, 3],
        [2, 3],
        [3, 3],
      ]);
    });

    test('carries messages of every size among all parties, views of larger buffers too', async () => {
      const nets = opened.job('a');
      for (const size of [0, 1, 300_000])
        for (const net of nets)
          for (const to of othersOf(net))
            net.send(to, `${size}`, filled(size + 2, net.self).subarray(1, size + 1));
      for (const size of [0, 1, 300_000])
        for (const net of nets)
          for (const from of othersOf(net)) {
            const data = await net.receive(from, `${size}`);
            expect(data.length).toBe(size);
            expect(data.every((byte) => byte === from)).toBe(true);
          }
    });

    test('keeps the order of a party that is messages ahead, also before the job begins here', async () => {
      const [sender] = opened.job('a');
      for (let i = 0; i < 200; i++) sender.send(2, `step ${i}`, Uint8Array.of(i));
      await pause();
      const reader = opened.job('a')[1];
      for (let i = 0; i < 200; i++) expect(await reader.receive(1, `step ${i}`)).toEqual(Uint8Array.of(i));
    });

    test('gives a reader that waits its message', async () => {
      const [sender, reader] = opened.job('a');
      const waiting = reader.receive(1, 'late');
      await pause();
      sender.send(2, 'late', Uint8Array.of(7));
      expect(await waiting).toEqual(Uint8Array.of(7));
    });

    test('keeps jobs, strands and senders apart', async () => {
      const [one, two, three] = opened.job('a');
      one.send(2, 'step', Uint8Array.of(1));
      one.strand(1).send(2, 'step', Uint8Array.of(2));
      one.strand(2).send(2, 'step', Uint8Array.of(3));
      opened.job('b')[0].send(2, 'step', Uint8Array.of(4));
      three.send(2, 'step', Uint8Array.of(5));
      expect(await two.receive(3, 'step')).toEqual(Uint8Array.of(5));
      expect(await opened.job('b')[1].receive(1, 'step')).toEqual(Uint8Array.of(4));
      expect(await two.strand(2).receive(1, 'step')).toEqual(Uint8Array.of(3));
      expect(await two.strand(1).receive(1, 'step')).toEqual(Uint8Array.of(2));
      expect(await two.receive(1, 'step')).toEqual(Uint8Array.of(1));
    });

    test.each(['waits', 'comes later'])(
      'names both steps when a party is at another, one that %s',
      async (when) => {
        const [sender, reader] = opened.job('a');
        const send = () => sender.send(2, 'one', Uint8Array.of(1));
        if (when === 'waits') send();
        await pause();
        const received = reader.receive(1, 'two').catch((error) => error);
        if (when === 'comes later') send();
        const error = await received;
        expect(error).toBeInstanceOf(ProtocolError);
        expect(error.message).toMatch(/1 is at step "one" of .*a.*"two"/);
      },
    );

    if (!fails) return;
    test('ends every receive, waiting or to come, with the reason', async () => {
      const [reader, sender] = opened.job('a');
      sender.send(1, 'unread', Uint8Array.of(1));
      const waiting = [reader.receive(3, 'step'), reader.strand(1).receive(2, 'step')];
      const other = opened.job('b')[0];
      const ends = Promise.allSettled(waiting);
      await pause();
      const reason = opened.fail!();
      await pause();
      const coming = [reader.receive(2, 'unread'), other.receive(2, 'step')];
      for (const end of [...(await ends), ...(await Promise.allSettled(coming))]) {
        expect(end).toMatchObject({ status: 'rejected', reason: expect.any(ProtocolError) });
        expect((end as PromiseRejectedResult).reason.message).toContain(reason);
      }
    });
  });
}

const othersOf = ({ self, parties }: PartyNet) =>
  Array.from({ length: parties }, (_, i) => i + 1).filter((party) => party !== self);

const filled = (size: number, byte: number) => new Uint8Array(size).fill(byte);

/** Long enough for what was sent to come, on any of the nets. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
