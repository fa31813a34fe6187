/** Every screen of the app, for tests and pictures that go through all of them. */
export const SCREENS = [
  '/',
  '/scan',
  '/c',
  '/diary',
  '/risk',
  '/share',
  '/poster',
  '/programs',
  '/more',
  '/more/operators',
  '/more/limits',
] as const;
