/**
 * The app works offline after the first visit: every file of the build is precached, and every
 * address inside the app answers with its one page. Nothing from outside the build is cached here;
 * the deployment, the diary and the outbox live in IndexedDB.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { onShareDue, openOutbox, SHARE_TAG } from './share-reminder.ts';
import { onVisitNotice, VISIT_TAG } from './visit-notice.ts';

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: { url: string; revision: string | null }[];
};

precacheAndRoute(self.__WB_MANIFEST, { cleanURLs: false });
cleanupOutdatedCaches();

// node.html hosts a node and must come from its server; files with an extension are not addresses of the app.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), {
    denylist: [/^\/node\.html/, /\.[a-z0-9]+$/],
  }),
);

// The first visit is served by this worker from the start; an update waits until all windows are closed.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// Background Sync, Chromium's: `sync` once when the network is back, `periodicsync` about daily in an installed app.
for (const name of ['sync', 'periodicsync'])
  self.addEventListener(name, (event) => {
    const { tag, waitUntil } = event as ExtendableEvent & { tag: string };
    if (tag === SHARE_TAG) waitUntil.call(event, onShareDue(self));
  });
self.addEventListener('notificationclick', (event) => {
  if (event.notification.tag === VISIT_TAG) event.waitUntil(onVisitNotice(self, event));
  if (event.notification.tag !== SHARE_TAG) return;
  event.notification.close();
  event.waitUntil(openOutbox(self));
});
