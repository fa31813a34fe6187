import { afterEach, expect, test } from 'vitest';
import { beginMeeting } from '../../web/meet/meetings.ts';
import { exposuresOf } from '../../workers/phone/exposures.ts';
import { meetRows } from '../../workers/phone/rows.ts';
import { createMeetCode, meetLink, parseMeetLink } from '../../workers/wire/meet-code.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { Phone, seeded, smallDeployment, visit, World } from './world.ts';

let world: World;
afterEach(() => world.stop());

test('who scanned the code of somebody who falls ill learns it, by the meeting and nothing else', async () => {
  world = new World(smallDeployment());
  await world.startAll();
  const { deployment } = world;
  const [ill, met, other] = ['ill', 'met', 'other'].map((name) => new Phone(world, name));
  const epoch = 1000;
  const policy = { slot: deployment.grid.slot, ...deployment.visits };
  const start = epochStart(deployment.grid, epoch);
  const shown = createMeetCode(seeded('shown'), start + 7);
  const scanned = parseMeetLink(meetLink('https://example.org', shown));
  const elsewhere = createMeetCode(seeded('another'), start + 7);
  const meets = (code: typeof shown, id: string) => ({
    meets: meetRows(deployment, epoch, [beginMeeting(code, policy, id)]).rows,
  });
  world.endEpoch(epoch);
  // All at places of their own.
  await ill.upload(epoch, [visit(world, epoch, 1, 0, 40)], {
    ...meets(shown, 'of the ill'),
    emit: ill.consent,
    levels: [3],
  });
  await met.upload(epoch, [visit(world, epoch, 2, 0, 40)], meets(scanned, 'kept'));
  await other.upload(epoch, [visit(world, epoch, 3, 0, 40)], meets(elsewhere, 'other'));
  await world.closeRun(epoch);

  const answer = (await met.client.results())!;
  expect(exposuresOf(deployment, answer, met.sent)).toMatchObject([
    { epoch, from: start + 5, to: start + 20, visitIds: ['meet-kept'], level: 3 },
  ]);
  for (const phone of [ill, other]) expect((await phone.client.results())!.rows).toEqual([]);
});
