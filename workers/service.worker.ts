/**
 * The app works offline after the first visit: every file of the build is precached, and every
 * address inside the app answers with its one page. Nothing from outside the build is cached here;
 * the deployment, the diary and the outbox live in IndexedDB.
 */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
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

self.addEventListener('notificationclick', (event) => {
  if (event.notification.tag === VISIT_TAG) event.waitUntil(onVisitNotice(self, event));
});
