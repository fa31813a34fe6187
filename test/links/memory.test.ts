import { describe, expect, test } from 'vitest';
import { memoryNetwork } from '../../workers/link/memory.ts';
import { LinkClosed, type PeerLink } from '../../workers/link/peer-link.ts';
import { peerLinkSuite } from './peer-link-suite.ts';

const [A, B, C] = ['aa', 'bb', 'cc'].map((byte) => byte.repeat(32));

function meeting() {
  const network = memoryNetwork();
  const [alice, bob, carol] = [A, B, C].map((key) => network.introducer(key));
  const dial = async (): Promise<[PeerLink, PeerLink]> => {
    const accepted = new Promise<PeerLink>((resolve) => bob.accept(resolve));
    return [await alice.dial(B), await accepted];
  };
  return { network, alice, bob, carol, dial };
}

peerLinkSuite('PeerLink in memory', async () => {
  const { dial } = meeting();
  const [a, b] = await dial();
  return { a, b, keyA: A, keyB: B, more: dial, done: () => a.close() };
});

describe('faults of the memory network', () => {
  test('nobody answers for a peer that did not join or does not accept', async () => {
    const { alice } = meeting();
    await expect(alice.dial(C)).rejects.toThrow(LinkClosed);
    await expect(alice.dial('dd'.repeat(32))).rejects.toThrow(/cannot be reached/);
  });

  test('a cut closes the links between two peers only, and holds until healed', async () => {
    const { network, alice, carol, dial } = meeting();
    const [a, b] = await dial();
    carol.accept(() => {});
    const ac = await alice.dial(C);
    network.cut(B, A);
    await expect(a.receive()).rejects.toThrow(/cut apart/);
    await expect(b.receive()).rejects.toThrow(/cut apart/);
    await expect(alice.dial(B)).rejects.toThrow(LinkClosed);
    await ac.send(new Uint8Array(1));
    network.heal(A, B);
    await dial();
  });

  test('a killed peer loses what it had not read, the others do not, and it may join again', async () => {
    const { network, alice, bob, dial } = meeting();
    const [a, b] = await dial();
    await a.send(Uint8Array.of(1));
    await b.send(Uint8Array.of(2));
    network.kill(B);
    expect(await a.receive()).toEqual(Uint8Array.of(2));
    await expect(a.receive()).rejects.toThrow(/died/);
    await expect(b.receive()).rejects.toThrow(LinkClosed);
    await expect(bob.dial(A)).rejects.toThrow(LinkClosed);
    await expect(alice.dial(B)).rejects.toThrow(LinkClosed);
    network.introducer(B).accept(() => {});
    expect((await alice.dial(B)).peer).toBe(B);
  });

  test('the receiver owns its bytes', async () => {
    const [a, b] = await meeting().dial();
    const frame = Uint8Array.of(1, 2, 3);
    await a.send(frame);
    frame.fill(9);
    expect(await b.receive()).toEqual(Uint8Array.of(1, 2, 3));
  });
});
