// Called by Maven: node src/main/web/build.mjs <outDir>
// Installs the packages only when the lock file changed and builds only when a source changed.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = dirname(fileURLToPath(import.meta.url));

function stop(line) {
  process.stderr.write(`${line}\n`);
  process.exit(1);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (!((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22)) {
  stop(`The web app needs Node 20.19 or newer (22.12 or newer of line 22); this is Node ${process.versions.node}.`);
}
if (process.argv.length !== 3) {
  stop('Usage: node build.mjs <outDir>');
}
const outDir = resolve(process.argv[2]);
const buildStamp = `${outDir}.stamp`;
const lockStamp = join(web, 'node_modules', '.lock-stamp');

// What does not end up in the built app.
const ignored = new Set(['node_modules', 'dist', 'e2e', '.gitignore', '.prettierrc.json', '.prettierignore']);

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !(folder === web && ignored.has(entry.name)))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? files(path) : entry.name.endsWith('.test.ts') ? [] : [path];
    });
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) {
    const content = readFileSync(path);
    hash.update(`${relative(web, path)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function stampIs(path, value) {
  return existsSync(path) && readFileSync(path, 'utf8') === value;
}

function run(what, command, args) {
  const done = spawnSync(command, args, {
    cwd: web,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (done.error) {
    stop(`${what} could not be started: ${done.error.message}`);
  }
  if (done.status !== 0) {
    stop(`${what} failed (exit ${done.status ?? done.signal}).`);
  }
}

// Packages, archive, servers and a database: what a first start asks for as well.
const firstBuildMegabytes = 2000;

function requireDisk() {
  const { bavail, bsize } = statfsSync(web);
  const free = Math.floor((bavail * bsize) / 1e6);
  if (free < firstBuildMegabytes) {
    stop(
      `Too little disk: ${free} MB are free in ${web}, a first build needs ${firstBuildMegabytes} MB. ` +
        'Free some space and run the same command again.',
    );
  }
}

const lock = hashOf([join(web, 'package-lock.json')]);
if (!stampIs(lockStamp, lock)) {
  requireDisk();
  process.stdout.write('Web app: installing packages (npm ci) …\n');
  run('npm ci', 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
  writeFileSync(lockStamp, lock);
}

const sources = hashOf(files(web));
if (stampIs(buildStamp, sources) && existsSync(join(outDir, 'index.html'))) {
  process.stdout.write('Web app: nothing changed.\n');
} else {
  process.stdout.write('Web app: building …\n');
  rmSync(buildStamp, { force: true });
  mkdirSync(dirname(outDir), { recursive: true });
  run('The web build', process.execPath, [
    join(web, 'node_modules', 'vite', 'bin', 'vite.js'),
    'build',
    '--outDir',
    outDir,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ]);
  writeFileSync(buildStamp, sources);
}
