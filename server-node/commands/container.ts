import type { Command } from 'commander';

/** `safetrace container`: the image of a headless node. */
export function addContainer(program: Command): void {
  program
    .command('container')
    .description(
      'Build the container image of a headless node with buildah and mmdebstrap; no daemon is needed.',
    )
    .option('--tag <name>', "the image's name in buildah's storage", 'safetrace-node')
    .addHelpText(
      'after',
      `
The image holds Node, one bundle and C libraries: no shell, no package manager. It runs as a user of its own, keeps
everything in the volume /data (secret.key and deployment.json go there first) and has a health check.

Examples:
  safetrace container
  buildah push safetrace-node docker-archive:safetrace-node.tar   to load it elsewhere`,
    )
    .action(async ({ tag }: { tag: string }) => {
      const { buildContainer } = await import('../container/build.ts');
      const { createLog } = await import('../log.ts');
      await buildContainer(tag, createLog('container'));
    });
}
