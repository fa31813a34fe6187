import { expect, test } from '@playwright/test';
import { LocalDeployment } from './deployment.ts';
import { forFile } from './for-file.ts';
import { Phone } from './phone.ts';

const deployment = forFile(
  () => LocalDeployment.start(),
  (started) => started.stop(),
);
const opened: Phone[] = [];

test.afterAll(() => Promise.all(opened.map((phone) => phone.close())));

async function open(): Promise<Phone> {
  const phone = await Phone.open('phone', deployment().app);
  opened.push(phone);
  return phone;
}

test('with one node down its messages wait on the phone, and the other two give the answer', async () => {
  // The phones meet all nodes once, so that somebody knows everybody's keys.
  const [one, two] = [await open(), await open()];
  for (const { page } of [one, two])
    await expect(page.getByTestId('answer')).toContainText('No exposure found', { timeout: 150_000 });
  await deployment().stopNode(2);
  await expect(one.page.getByText(/sealed messages? waits? on this phone for local operator 2/)).toBeVisible({
    timeout: 120_000,
  });
  // What waits is told piece by piece, and only for the node that is down; asked to, it is tried at once.
  await one.page.goto(`${deployment().app}/more/outbox`);
  const piece = one.page.getByTestId('outbox').getByRole('listitem').first();
  await expect(piece).toContainText(/Record: .*For.*local operator 2.*Waits since.*Next try.*failed tr/);
  await expect(one.page.getByTestId('outbox')).not.toContainText(/local operator [13]/);
  const count = async () => Number(/after (\d+) failed/.exec((await piece.textContent())!)?.[1] ?? 0);
  await one.page.getByRole('button', { name: 'Try now' }).click();
  await expect.poll(count).toBeLessThanOrEqual(1); // the tries are counted anew
  await one.page.goto(deployment().app);

  await expect(two.page.getByTestId('answer')).toContainText(
    /No answer since .*local operator 2 can't be reached/,
    {
      timeout: 150_000,
    },
  );
  // A third phone's page that asks again gets the last answer from the two that are there.
  await one.page.reload();
  await expect(one.page.getByTestId('answer')).toContainText(/Two operators answered|No answer since/);
});
