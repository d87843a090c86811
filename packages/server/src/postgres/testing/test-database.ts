// One fresh, empty PostgreSQL database for one test file, on the cluster that the run's global setup started.
import { randomUUID } from "node:crypto";
import { Client } from "pg";
import type { PoolConfig } from "pg";
import { inject } from "vitest";
import { connectAs } from "../reach.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the test cluster's unix socket. */
    readonly testClusterSocket: string;
    /** The name of a database with the tables of a desk and nothing in them. */
    readonly emptyDesk: string;
  }
}

export type TestDatabase = {
  readonly databaseUrl: string;
  readonly poolConfig: PoolConfig;
  /** Ends connections that a test left open. It goes with the whole server: dropping one by itself makes all others wait. */
  leave(): Promise<void>;
};

/** Owned by `sightline`, which is no superuser, exactly as on a desk. `like` is the name of one to copy, which nobody uses. */
export async function testDatabase(like?: string): Promise<TestDatabase> {
  const socket = inject("testClusterSocket");
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await asSuperuser(
    socket,
    `create database ${name} owner sightline${like === undefined ? "" : ` template ${like}`}`,
  );
  return {
    databaseUrl: `postgresql://sightline@${encodeURIComponent(socket)}/${name}`,
    poolConfig: connectAs(socket, "sightline", name),
    leave: () =>
      asSuperuser(socket, `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`),
  };
}

/** For tests that need what the desk's own role may not do. */
export async function asSuperuser(socket: string, sql: string): Promise<void> {
  const client = new Client(connectAs(socket, "postgres", "postgres"));
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query(sql);
  } finally {
    await client.end();
  }
}
