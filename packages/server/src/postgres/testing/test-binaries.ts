// Which PostgreSQL the tests run on.

/** Debian's programs, of the version asked for, or the installed package's when nothing is asked for. */
export function testBinaries(version: string | undefined): { readonly binariesDir?: string } {
  return version === undefined || version === "" ? {} : { binariesDir: `/usr/lib/postgresql/${version}/bin` };
}
