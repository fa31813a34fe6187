import type { Joined, Report } from '../store/schema.ts';
import { toldToOthers } from '../words/detail.ts';
import { laterWords } from '../words/later.ts';

/** What will happen with a report, what each node sees of it, and who learns what. */
export function Consequences({ community, report }: { community: Joined; report: Report }) {
  const w = laterWords.value.share;
  const { deployment } = community;
  const { roster, threshold, authority } = deployment;
  return (
    <>
      <section class="card stack tight">
        <h2>{w.happens}</h2>
        <p>{report.claim ? w.happensSecret : w.happensLevels}</p>
        <p>{w.happensCompute}</p>
        <h2>{w.learns}</h2>
        <p>{toldToOthers(deployment.detail)}</p>
      </section>
      <section class="card stack tight" data-testid="nodes-see">
        <h2>{w.eachSees}</h2>
        <ul class="points">
          <li>{w.seesUsual}</li>
          <li>{w.seesNoise}</li>
        </ul>
        <p>{w.seesNot}</p>
        <p>{w.together(threshold + 1)}</p>
        <ul class="points">
          {roster.map((node) => (
            <li key={node.key}>
              <bdi>{node.operator}</bdi> · <bdi>{node.name}</bdi>
            </li>
          ))}
        </ul>
        {report.claim && authority && <p>{w.authoritySaw(authority.name)}</p>}
      </section>
    </>
  );
}
