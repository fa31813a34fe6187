import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import type { Plugin, Rolldown } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { writeBrotli } from './server-node/brotli.ts';
import { contentPolicy } from './server-node/content-policy.ts';
import { MANIFESTS } from './web/words/manifest.ts';
import { manifestPath } from './web/words/manifest-path.ts';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Pages: the app, and the page that hosts a node in a headless browser. */
const pages = ['web/index.html', 'web/node.html'].map(at).filter((page) => existsSync(page));

/** A module and all that it imports; also what it may import later where that is asked for. */
const modulesFrom = (path: string, later: boolean) => {
  let found: Set<string> | undefined;
  return (context: Rolldown.ChunkingContext): Set<string> => {
    if (found) return found;
    found = new Set([at(path)]);
    for (const id of found) {
      const { importedIds = [], dynamicallyImportedIds = [] } = context.getModuleInfo(id) ?? {};
      for (const next of later ? [...importedIds, ...dynamicallyImportedIds] : importedIds) found.add(next);
    }
    return found;
  };
};

const firstScreen = modulesFrom('web/main.tsx', false);
const engine = modulesFrom('web/engine/engine.ts', false);
const node = modulesFrom('web/node/main.ts', true);

/**
 * What the app's first screen needs comes as one file, and so does the work behind the screens: thirty small ones would
 * wait in line on a slow network. What the node's page needs too stands apart, so that it runs nothing of the app.
 */
const chunkOf = (id: string, context: Rolldown.ChunkingContext): string | null => {
  const name = firstScreen(context).has(id) ? 'app' : engine(context).has(id) ? 'engine' : null;
  if (name === null || id === at('web/main.tsx')) return null;
  return node(context).has(id) ? `${name}-common` : name;
};

const MANIFEST = {
  id: '/',
  name: 'SafeTrace',
  short_name: 'SafeTrace',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: '#f7f8f7',
  theme_color: '#f7f8f7',
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    { src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' },
  ],
};

/** A manifest a language; the page begins with the English one, and links that of the language it comes to speak. */
const manifests: Plugin = {
  name: 'manifests',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { path }) =>
      path === '/index.html'
        ? [{ tag: 'link', attrs: { rel: 'manifest', href: manifestPath('en') }, injectTo: 'head' }]
        : [],
  },
  generateBundle() {
    for (const told of MANIFESTS)
      this.emitFile({
        type: 'asset',
        fileName: manifestPath(told.lang).slice(1),
        source: JSON.stringify({ ...MANIFEST, ...told }),
      });
  },
};

export default defineConfig({
  root: at('web'),
  publicDir: at('public'),
  resolve: {
    // The package's ES entry needs Node globals; its browser bundle does not.
    alias: { 'simple-peer': 'simple-peer/simplepeer.min.js' },
  },
  build: {
    outDir: at('dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    // No data: addresses, so that the content security policy can stay at 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: pages,
      output: { codeSplitting: { groups: [{ name: chunkOf, debugName: 'app' }] } },
    },
  },
  worker: { format: 'es' },
  // The WebRTC binding crashes in threads.
  test: { root: at('.'), include: ['test/**/*.test.{ts,tsx}'], pool: 'forks' },
  plugins: [
    preact(),
    manifests,
    {
      // For a host that sends no headers: which addresses the app may speak to, only the headers of `safetrace web` say.
      name: 'content-policy',
      apply: 'build',
      transformIndexHtml: () => [
        {
          tag: 'meta',
          attrs: {
            'http-equiv': 'Content-Security-Policy',
            content: contentPolicy(['http:', 'https:', 'ws:', 'wss:']).join('; '),
          },
          injectTo: 'head-prepend',
        },
      ],
    },
    {
      // After the links of the page's own files: a browser looks for them only when it is through with a script.
      name: 'look',
      transformIndexHtml: {
        order: 'post',
        handler: (_, { path }) =>
          path.endsWith('index.html')
            ? [{ tag: 'script', attrs: { src: '/look.js' }, injectTo: 'head' }]
            : [],
      },
    },
    {
      name: 'brotli',
      apply: 'build',
      writeBundle: ({ dir }, bundle) => writeBrotli(dir!, Object.keys(bundle)),
    },
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '../workers',
      filename: 'service.worker.ts',
      injectRegister: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,png,wasm,webmanifest}'],
        globIgnores: ['node.html', '**/node-*', '**/compute.worker-*'],
        maximumFileSizeToCacheInBytes: 4_000_000,
      },
      manifest: false,
    }),
  ],
});
