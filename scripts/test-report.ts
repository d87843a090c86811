// What the JSON reports of vitest and Playwright say, in one shape: sums, and each failure in a few lines.
import { relative } from "node:path";
import { stripVTControlCharacters } from "node:util";

export type TestReport = {
  readonly passed: number;
  readonly skipped: number;
  readonly failures: string[];
};

type Vitest = {
  readonly numPassedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[] | null;
    }[];
  }[];
};

type Suite = {
  readonly suites?: readonly Suite[];
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly {
      readonly projectName: string;
      readonly status: string;
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
};
type Playwright = {
  readonly stats: { readonly expected: number; readonly skipped: number };
  readonly suites: readonly Suite[];
  readonly errors: readonly { readonly message?: string }[];
};

/** A report of either program; `root` is the folder that file names are told from. A test that passed on a second try has failed. */
export function readReport(text: string, root: string): TestReport {
  const report = JSON.parse(text) as Vitest | Playwright;
  return "testResults" in report ? ofVitest(report, root) : ofPlaywright(report);
}

function ofVitest(report: Vitest, root: string): TestReport {
  const failures = report.testResults.flatMap((file) => {
    const name = relative(root, file.name);
    const tests = file.assertionResults.filter((test) => test.status === "failed");
    if (tests.length === 0) return file.status === "failed" ? [told(name, file.message)] : [];
    return tests.map((test) => told(`${name} › ${test.fullName}`, test.failureMessages?.[0]));
  });
  return { passed: report.numPassedTests, skipped: report.numPendingTests, failures };
}

function ofPlaywright(report: Playwright): TestReport {
  const specs = (suite: Suite): Suite["specs"] => [
    ...suite.specs,
    ...(suite.suites ?? []).flatMap((inner) => specs(inner)),
  ];
  const failures = report.suites.flatMap(specs).flatMap((spec) =>
    spec.tests
      .filter((test) => test.status === "unexpected" || test.status === "flaky")
      .map((test) => {
        const error = test.results.find((result) => result.error)?.error;
        return told(`${spec.file} [${test.projectName}] › ${spec.title}`, error?.message);
      }),
  );
  const outside = report.errors.map((error) => told("outside the tests", error.message));
  return {
    passed: report.stats.expected,
    skipped: report.stats.skipped,
    failures: [...failures, ...outside],
  };
}

/** A failure's name, and below it the first lines of why. */
function told(name: string, why = ""): string {
  const lines = stripVTControlCharacters(why)
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.includes("/node_modules/"));
  return [name, ...lines.slice(0, 6).map((line) => `    ${line.trim()}`)].join("\n");
}
