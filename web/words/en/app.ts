import { counterIn } from '../plural.ts';

const count = counterIn('en');

export const app = {
  back: 'Back',
  skip: 'Skip to content',
  places: 'Places',
  home: 'Home',
  diary: 'Diary',
  more: 'More',
  scan: 'Scan a code',
  place: 'A place',
  share: 'Warn others',
  notLoaded: 'This part could not be loaded',
  notLoadedWhy: 'It is fetched once, when first opened. Go online and try again.',
  tryAgain: 'Try again',
  keep: 'Keep',
  noStorage: 'This browser keeps no data',
  noStorageWhy:
    'SafeTrace keeps your diary on this device only. The browser refused to open its storage, as some do in private windows or when the disk is full. Open the app in an ordinary window, or free some space.',
  /** How infectious somebody probably was. */
  low: 'low (1 of 3)',
  medium: 'medium (2 of 3)',
  high: 'high (3 of 3)',
  reaching: 'Reaching the operators…',
  notWorking:
    'The part of the app that shares and checks in private has not started, or has stopped: it is tried again. Go online, or close the app and open it again.',
  notHttps:
    'This address does not begin with https, so the browser keeps back what the app needs to share privately.',
  badDescription: (problem: string) => `This site's description of its operators is not valid: ${problem}.`,
  otherOperators: 'The operators of this site have changed. See More, Who computes.',
  checkOutNotKept: 'The check-out could not be written to this device. Free some space and try again.',
  /** @param who the operators, in a list */
  sealedWait: (n: number, who: string) =>
    count(n, {
      one: `A sealed message waits on this phone for ${who}.`,
      other: `# sealed messages wait on this phone for ${who}.`,
    }),
  decideReport: 'Your test result: decide what to share',
  reportAccepted: 'Your report was accepted',
  reportUnderWay: 'Your report is on its way',
};
