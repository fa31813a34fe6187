import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { measuredCorrections, readCorrections } from '../../server-node/proximity/corrections.ts';
import { knownMinutes } from '../../server-node/proximity/known-minutes.ts';
import { readRecordings } from '../../server-node/proximity/recordings.ts';
import { readTruth, type Truth } from '../../server-node/proximity/truth.ts';
import { InputError } from '../../workers/errors.ts';

const PCNG = 'device,elapsed,rss,mRSS10,mRSS100,dist,label';
const read = (text: string, truth: Truth | null = null, most?: number) =>
  readRecordings(text.split('\n'), 'f.csv', truth, most);

describe('readings', () => {
  test('have phones, distances and labels; the label counts first', () => {
    expect(read(`${PCNG}\nN8,0.5,-60,-1,-1,20,1\nASUS,61,-7.05e1,-1,-1,200,-1\nN8,1,-61,,,20,1\n`)).toEqual([
      {
        file: 'f.csv',
        identifier: 'N8',
        device: 'N8',
        readings: [
          { t: 0.5, rssi: -60, near: true, place: '20' },
          { t: 1, rssi: -61, near: true, place: '20' },
        ],
      },
      {
        file: 'f.csv',
        identifier: 'ASUS',
        device: 'ASUS',
        readings: [{ t: 61, rssi: -70.5, near: false, place: '200' }],
      },
    ]);
  });

  test('have feet and the numbers of logs, whose class counts before feet', () => {
    const text = 'log,range_ft,angle_deg,t_s,rssi_dbm\n7,6,0,0.2,-67\n27,6,0,0,-80\n27,6,0,1,127';
    const truth = readTruth(['log,class,device', '27,H0,8 and XR'], 'logs.csv');
    expect(read(text, truth)).toMatchObject([
      { identifier: '7', device: null, readings: [{ near: true, place: '183' }] },
      { identifier: '27', device: '8 and XR', readings: [{ t: 0, near: false }] }, // 127: not measured
    ]);
  });

  test('have dates, and distances of which two metres is near', () => {
    const text = 'time,rssi,distance\n2021-01-05 17:54:02,-73.0,200\n2021-01-05 17:55:02,-73.0,201';
    const [{ identifier, device, readings }] = read(text);
    expect({ identifier, device }).toEqual({ identifier: 'f.csv', device: 'f.csv' });
    expect(readings.map(({ near }) => near)).toEqual([true, false]);
    expect(readings[1].t - readings[0].t).toBe(60);
  });

  test('may have no truth, and a sending power', () => {
    expect(read('elapsed,rss,tx_power\n3,-60,-16')[0].readings).toEqual([
      { t: 3, rssi: -60, txPower: -16, near: null, place: 'null' },
    ]);
  });

  test.each([
    ['', 'f.csv line 1: a column "elapsed" or "t_s" or "time" is missing'],
    ['elapsed,dist', 'f.csv line 1: a column "rss" or "rssi" or "rssi_dbm" is missing'],
    ['elapsed,rss', 'f.csv holds no readings'],
    ['elapsed,rss\n1,127', 'f.csv holds no readings'],
    ['elapsed,rss\n1,-60\n1', 'f.csv line 3: the header has 2 columns, this line has not'],
    ['elapsed,rss\n1,-60,7', 'f.csv line 2: the header has 2 columns'],
    ['elapsed,rss\n1,-128', 'f.csv line 2: a signal strength is a number from -127 to 20, not "-128"'],
    ['elapsed,rss\n1,', 'not ""'],
    ['elapsed,rss\n1,0x10', 'not "0x10"'],
    ['elapsed,rss\n1,1e999', 'f.csv line 2'],
    ['elapsed,rss\n-1,-60', 'a time is a number from 0 to'],
    ['elapsed,rss\n2021-13-45 00:00:00,-60', '"2021-13-45 00:00:00" is no date'],
    ['elapsed,rss,label\n1,-60,0', 'a label is 1 (near) or -1 (far), not 0'],
    ['elapsed,rss,dist\n1,-60,-5', 'a distance is a number from 0'],
    [`elapsed,rss\n1,${'6'.repeat(101)}`, 'a field has more than 100 characters'],
    ['device,elapsed,rss\n\u001b[2J,1,-60', 'or ones that cannot be printed'],
  ])('that are none end the reading: %j', (text, message) => {
    expect(() => read(text)).toThrow(InputError);
    expect(() => read(text)).toThrow(message);
  });

  test('are bounded in number', () => {
    const text = 'elapsed,rss\n1,-60\n2,-60\n3,-60';
    expect(read(text, null, 3)[0].readings).toHaveLength(3);
    expect(() => read(text, null, 2)).toThrow('f.csv line 4: there are more than 4000000 readings');
  });
});

describe('classes', () => {
  test.each([
    ['device,class', 't.csv line 1: columns "log" (or "identifier") and "class" are expected'],
    ['log,class\n1,H2', 't.csv line 2: a class is H1 or near, H0 or far, not "H2"'],
    ['log,class\n1,toString', 'not "toString"'],
    ['log,class\n1', 'not ""'],
    ['log,class\n1,H1\n1,H0', 'line 3: "1" has a class already'],
  ])('that are none end the reading: %j', (text, message) => {
    expect(() => readTruth(text.split('\n'), 't.csv')).toThrow(InputError);
    expect(() => readTruth(text.split('\n'), 't.csv')).toThrow(message);
  });
});

describe('corrections', () => {
  test('are read by device', () => {
    expect([...readCorrections(['device,dB', 'N8,-6', '"a, b",12.5', ''], 'c.csv')]).toEqual([
      ['N8', -6],
      ['a, b', 12.5],
    ]);
  });

  test.each([
    ['device;dB\nN8;1,5', 'line 1: the heading device,dB'],
    ['N8,1', 'line 1'],
    ['device,dB\n', 'holds no correction'],
    ['device,dB\nN8', 'line 2: a device and its correction from -100 to 100 dB'],
    ['device,dB\nN8,101', 'line 2'],
    ['device,dB\nN8,1\nN8,2', 'line 3: "N8" has a correction already'],
  ])('that are none end the reading: %j', (text, message) => {
    expect(() => readCorrections(text.split('\n'), 'c.csv')).toThrow(`c.csv ${message}`);
  });

  test('are measured where a phone was about a metre away, and nowhere else', () => {
    const lines = (device: string, cm: number, rssi: number, from: number) =>
      Array.from({ length: 30 }, (_, i) => `${device},${from + i},${rssi},0,0,${cm},1`);
    const text = [
      PCNG,
      ...lines('near', 100, -80, 0),
      ...lines('near', 20, -40, 600),
      ...lines('near', 300, -99, 1200),
      ...lines('other', 20, -60, 0),
    ].join('\n');
    expect([...measuredCorrections(read(text))]).toEqual([['near', 10]]);
  });
});

test('a minute is known when all its readings were at one place', () => {
  const at = (t: number, place: string, near: boolean | null) => ({ t, rssi: -60, place, near });
  const minutes = knownMinutes([
    at(0, '100', true),
    at(59, '100', true),
    at(60, '100', true),
    at(70, '120', true),
    at(80, '100', true),
    at(120, 'null', null),
  ]);
  expect([...minutes]).toEqual([
    [0, { near: true, place: '100' }],
    [1, null],
    [2, null],
  ]);
});

test('the extracts of the published sets are read whole', () => {
  const extract = (name: string) =>
    readFileSync(new URL(`../fixtures/proximity-extracts/${name}`, import.meta.url), 'utf8').split('\n');
  for (const name of ['pcng-hand-backpack.csv', 'mitll-readings.csv', 'herald-20210313-A.csv']) {
    const lines = extract(name);
    const count = readRecordings(lines, name).reduce((sum, { readings }) => sum + readings.length, 0);
    const unmeasured = lines.filter((line) => line.endsWith(',127')).length;
    expect(count, name).toBe(lines.length - 2 - unmeasured); // header, end of file
  }
});
