import { Fragment } from 'preact';
import type { NamedValues } from '../../workers/wire/field-values.ts';
import { factsOf } from './words.ts';

/** Named numbers under a title; nothing when there are none. */
export function Facts({ title, values }: { title: string; values: NamedValues }) {
  const facts = factsOf(values);
  if (facts.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <dl class="facts">
        {facts.map(({ name, value }) => (
          <Fragment key={name}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </>
  );
}
