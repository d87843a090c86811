// What was dragged onto the page, or chosen: each file with its path from the folder that it was in.

export type Chosen = { readonly file: File; readonly path: string };

/** Chosen by a button: a folder tells where in it each file lies. */
export const chosenIn = (files: readonly File[]): Chosen[] =>
  files.map((file) => ({ file, path: file.webkitRelativePath || file.name }));

/** To be called while it is dropped: afterwards the browser tells nothing of it any more. */
export function droppedIn(data: DataTransfer): Promise<Chosen[]> {
  const entries = [...data.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  return Promise.all(entries.map(filesIn)).then((all) => all.flat());
}

async function filesIn(entry: FileSystemEntry): Promise<Chosen[]> {
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ file, path: entry.fullPath.replace(/^\/+/, "") }];
  }
  if (!isFolder(entry)) return [];
  const reader = entry.createReader();
  const all: Chosen[] = [];
  // A folder is told a hundred at a time.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return all;
    all.push(...(await Promise.all(some.map(filesIn))).flat());
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
