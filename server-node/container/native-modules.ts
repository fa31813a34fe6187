import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Packages that hold machine code and so cannot be bundled. */
export const NATIVE = ['node-datachannel', 'libsql'];

/**
 * Copies the native packages and all that they need, as far as it is installed for this machine.
 * @param from a flat node_modules
 * @param to node_modules to fill
 */
export function copyNativeModules(from: string, to: string): void {
  const done = new Set<string>();
  const copy = (name: string) => {
    const source = join(from, name);
    // Optional packages for other machines are not installed, or are for another C library.
    if (done.has(name) || !existsSync(source) || name.endsWith('-musl')) return;
    done.add(name);
    cpSync(source, join(to, name), { recursive: true });
    const { dependencies, optionalDependencies } = JSON.parse(
      readFileSync(join(source, 'package.json'), 'utf8'),
    ) as { dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> };
    for (const next of Object.keys({ ...dependencies, ...optionalDependencies })) copy(next);
  };
  for (const name of NATIVE) copy(name);
}
