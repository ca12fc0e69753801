// Fails when the first load (index.html and everything it pulls in before the first screen: entry, its static imports,
// their style sheets, the default language, manifest and icons of the page) is above 200 KB compressed.
// Usage: node tools/size.mjs [builtFolder]
import { readFileSync, existsSync } from 'node:fs';
import { join, dirname, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const limit = 200 * 1024;
const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = process.argv[2] ?? join(web, 'dist');
if (!existsSync(join(dist, 'index.html'))) {
  process.stderr.write(`No built app in ${dist}: run npm run build first.\n`);
  process.exit(1);
}

const seen = new Map();
function add(path) {
  const name = path.replace(/^\//, '');
  if (seen.has(name) || !existsSync(join(dist, name))) return;
  const content = readFileSync(join(dist, name));
  seen.set(name, /\.(png|woff2?)$/.test(name) ? content.length : gzipSync(content, { level: 6 }).length);
  if (name.endsWith('.js')) {
    const text = content.toString('utf8');
    // Static imports only; what is imported on demand is no part of the first load, except the first screens' and language's.
    for (const match of text.matchAll(/(?:^|[;}\n])\s*(?:import|export)\b[^"'()]*?["'](\.[^"']+\.js)["']/g)) {
      add(posix.join(posix.dirname(name), match[1]));
    }
  }
}

add('index.html');
const html = readFileSync(join(dist, 'index.html'), 'utf8');
for (const match of html.matchAll(/(?:src|href)="(\/[^"]+)"/g)) add(match[1]);
// The first screen that a newcomer sees (sign-in) and the one after it (home), in the default language.
const manifest = join(dist, '.vite', 'manifest.json');
if (existsSync(manifest)) {
  const chunks = JSON.parse(readFileSync(manifest, 'utf8'));
  for (const [source, chunk] of Object.entries(chunks)) {
    if (/(messages\/zh|identity\/login)\.ts$|(AppShell|SignInView|HomeView)\.vue$/.test(source)) {
      for (const file of [chunk.file, ...(chunk.css ?? [])]) add(file);
    }
  }
} else {
  process.stderr.write('No build manifest: the figure would leave out the first screens.\n');
  process.exit(1);
}

const total = [...seen.values()].reduce((sum, bytes) => sum + bytes, 0);
for (const [name, bytes] of [...seen].sort((a, b) => b[1] - a[1])) {
  process.stdout.write(`${(bytes / 1024).toFixed(1).padStart(8)} KB  ${name}\n`);
}
process.stdout.write(`${(total / 1024).toFixed(1).padStart(8)} KB  first load, gzip (limit ${limit / 1024} KB)\n`);
if (total > limit) {
  process.stderr.write('The first load is above its limit.\n');
  process.exit(1);
}
