import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** What the server hands out before sign-in. Everything else under assets/ it may refuse to strangers. */
const GATE = 'assets/gate/';

/** Chunks that the bundler itself makes and that both sides import. */
const GATE_CHUNKS = ['rolldown-runtime', 'preload-helper'];

/** Fails the build when the page before sign-in would need a file that the server only serves after it. */
function gateIsSelfContained(): Plugin {
  return {
    name: 'gate-is-self-contained',
    generateBundle(_options, bundle) {
      const seen = new Set<string>();
      const visit = (file: string) => {
        if (seen.has(file)) return;
        seen.add(file);
        const output = bundle[file];
        if (!file.startsWith(GATE)) this.error(`${file} is needed before sign-in but lies outside ${GATE}`);
        if (output?.type === 'chunk') {
          output.imports.forEach(visit);
          output.viteMetadata?.importedCss.forEach(visit);
          output.viteMetadata?.importedAssets.forEach(visit);
        }
      };
      Object.values(bundle)
        .filter((output) => output.type === 'chunk' && output.isEntry)
        .forEach((output) => visit(output.fileName));
      const html = bundle['index.html'];
      if (html?.type === 'asset') {
        for (const [, url] of String(html.source).matchAll(/(?:src|href)="\/explorer\/([^"]+)"/g)) visit(url ?? '');
        if (/<script(?![^>]*\ssrc=)/.test(String(html.source))) this.error('index.html has an inline script');
      }
    },
  };
}

/** The server sends the same as a header; in the page it also holds where somebody else serves these files. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "base-uri 'none'",
].join('; ');

function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

export default defineConfig({
  base: '/explorer/',
  plugins: [react(), contentSecurityPolicy(), gateIsSelfContained()],
  build: {
    outDir: '../target/classes/web/explorer',
    emptyOutDir: true,
    target: 'es2022',
    sourcemap: false,
    // Monaco is large by nature and is loaded after sign-in only.
    chunkSizeWarningLimit: 4000,
    assetsInlineLimit: 0,
    rolldownOptions: {
      onwarn(warning, warn) {
        // GraphiQL's packages tell React's compiler to skip a file; the packages are compiled already.
        if (warning.code !== 'MODULE_LEVEL_DIRECTIVE') warn(warning);
      },
      output: {
        entryFileNames: `${GATE}gate-[hash].js`,
        chunkFileNames: ({ name }) =>
          GATE_CHUNKS.includes(name) ? `${GATE}gate-[name]-[hash].js` : 'assets/[name]-[hash].js',
        assetFileNames: (asset) =>
          asset.originalFileNames.concat(asset.names).some((name) => /(^|\/)(index\.html|index\.css)$/.test(name))
            ? `${GATE}gate-[hash][extname]`
            : 'assets/[name]-[hash][extname]',
      },
    },
  },
  worker: {
    format: 'es',
    rolldownOptions: { output: { entryFileNames: 'assets/[name]-[hash].js' } },
  },
  // `npm run dev` beside a server on its usual port.
  server: {
    port: 5177,
    proxy: Object.fromEntries(
      ['/graphql', '/oauth2', '/explorer/config.json', '/explorer/session'].map((path) => [
        path,
        'http://localhost:8069',
      ]),
    ),
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
