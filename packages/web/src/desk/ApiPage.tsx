// What programs can ask this desk, made from the same description that they read.
import { t } from "@lingui/core/macro";
import { Trans } from "@lingui/react/macro";
import { showDescription, type Description, type Operation, type Shape } from "@sightline/domain";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useAnswer } from "../api.ts";
import { Disclose } from "../kit/Disclose.tsx";
import { List } from "../kit/List.tsx";
import { Page } from "../kit/Page.tsx";
import { PageHead } from "../kit/PageHead.tsx";
import { Row, Rows } from "../kit/Rows.tsx";
import { Section } from "../kit/Section.tsx";
import { Answered } from "./Answered.tsx";
import { shapeText } from "./shape-text.ts";
import { useTitle } from "./use-title.ts";

type Asked = { readonly method: string; readonly path: string; readonly operation: Operation };

export function ApiPage() {
  useTitle(t`What programs can ask`);
  const query = useAnswer(showDescription, {});
  return (
    <Answered query={query} fetching={t`Fetching the description …`}>
      {(description) => (
        <Page narrow>
          <PageHead
            above={
              <Link to="/settings" className="link">
                {t`Settings`}
              </Link>
            }
            title={t`What programs can ask`}
          >
            <Trans>
              The same as OpenAPI {description.openapi}, for programs, is at{" "}
              <code className="font-mono">{showDescription.path}</code>.
            </Trans>
          </PageHead>
          <HowTo />
          <div className="mt-10 space-y-10">
            {description.tags.map(({ name }) => (
              <Group key={name} name={name} asked={askedOf(description, name)} />
            ))}
          </div>
        </Page>
      )}
    </Answered>
  );
}

const HowTo = () => (
  <div className="max-w-prose space-y-3">
    <p>
      {t`A program shows a token with each request, and needs no cookie and no second proof. Make one in the settings of your account.`}
    </p>
    <pre className="rounded bg-sunk p-3 font-mono text-small break-words whitespace-pre-wrap">
      {`curl -H "authorization: Bearer $TOKEN" ${location.origin}/api/investigations`}
    </pre>
    <p>
      <Trans>
        Whatever is no success is <code className="font-mono">application/problem+json</code>: its{" "}
        <code className="font-mono">code</code> never changes what it means, its{" "}
        <code className="font-mono">title</code> says what to do.
      </Trans>
    </p>
  </div>
);

const askedOf = ({ paths }: Description, tag: string): Asked[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(tag))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );

const Group = ({ name, asked }: { readonly name: string; readonly asked: readonly Asked[] }) => (
  <Section title={name}>
    <List className="mt-2">
      {asked.map((one) => (
        <Endpoint key={one.operation.operationId} asked={one} />
      ))}
    </List>
  </Section>
);

function Endpoint({ asked: { method, path, operation } }: { readonly asked: Asked }) {
  const [open, setOpen] = useState(false);
  const byToken = operation.security.some((one) => "token" in one);
  return (
    <li className="py-3">
      <h3 className="font-mono break-words">
        {method} {path}
      </h3>
      <p>
        {operation.summary}{" "}
        <span className="text-dim">
          {byToken ? "" : operation.security.length === 0 ? t`For anybody.` : t`Not with a token.`}
        </span>
      </p>
      <Disclose open={open} onOpen={setOpen} text={t`what ${operation.operationId} takes and answers`} />
      {open && <Details operation={operation} />}
    </li>
  );
}

function Details({ operation: { parameters, requestBody, responses } }: { readonly operation: Operation }) {
  const body = requestBody?.content["application/json"]?.schema;
  return (
    <Rows>
      {parameters.map(({ name, in: place, required, schema, description }) => (
        <Row key={name} name={name}>
          {shapeText(schema)}{" "}
          <span className="text-dim">
            {required ? placeWords()[place] : t`${placeWords()[place]}, if wanted`}
          </span>
          {description !== undefined && <span className="block text-dim">{description}</span>}
        </Row>
      ))}
      {body && (
        <Row name={t`Body`}>
          <ShapeShown shape={body} />
        </Row>
      )}
      {Object.entries(responses)
        .filter(([status]) => status < "300")
        .map(([status, { content }]) => (
          <Row key={status} name={status}>
            {Object.entries(content).map(([type, { schema }]) =>
              type === "application/json" ? (
                <ShapeShown key={type} shape={schema} />
              ) : (
                <span key={type} className="block">
                  {type}
                </span>
              ),
            )}
          </Row>
        ))}
      {[...refusalsIn(responses)].map(([codes, statuses]) => (
        <Row key={codes} name={statuses.join(", ")}>
          {codes}
        </Row>
      ))}
    </Rows>
  );
}

/** The statuses with which the same is refused, by what that is. */
function refusalsIn(responses: Operation["responses"]): Map<string, string[]> {
  const by = new Map<string, string[]>();
  for (const [status, { description }] of Object.entries(responses))
    if (status >= "300") by.set(description, [...(by.get(description) ?? []), status]);
  return by;
}

const placeWords = () => ({ path: t`in the address`, query: t`in the query`, header: t`in the headers` });

const ShapeShown = ({ shape }: { readonly shape: Shape }) => (
  <pre className="font-mono text-small break-words whitespace-pre-wrap">{shapeText(shape)}</pre>
);
