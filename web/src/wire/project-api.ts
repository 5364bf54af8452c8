import type { Api } from './api';
import type {
  DraftApplied,
  DraftCheck,
  DraftPreview,
  FileEdit,
  FileText,
  LibraryType,
  ProjectChanges,
  ProjectFiles,
  ProjectVersion,
  VersionDiff,
} from './project-model';

/** The host's calls about the project's files. Every method rejects with `ApiError` only. */
export class ProjectApi {
  private readonly api: Api;

  constructor(api: Api) {
    this.api = api;
  }

  files(): Promise<ProjectFiles> {
    return this.api.get('/api/project/files');
  }

  file(name: string): Promise<FileText> {
    return this.api.get(`/api/project/file?${new URLSearchParams({ name })}`);
  }

  /** What a reload of the folder would change. */
  changes(): Promise<ProjectChanges> {
    return this.api.get('/api/project/changes');
  }

  /** Goes over to the folder as it is. */
  reload(): Promise<ProjectChanges> {
    return this.api.change('POST', '/api/project/reload');
  }

  check(files: readonly FileEdit[]): Promise<DraftCheck> {
    return this.api.change('POST', '/api/project/check', { files });
  }

  /** What applying would do. */
  preview(files: readonly FileEdit[]): Promise<DraftPreview> {
    return this.api.change('POST', '/api/project/preview', { files });
  }

  apply(files: readonly FileEdit[], reason: string): Promise<DraftApplied> {
    return this.api.change('POST', '/api/project/apply', { files, reason });
  }

  /** The latest first. */
  versions(): Promise<readonly ProjectVersion[]> {
    return this.api.get('/api/project/versions');
  }

  /** What differs between a version and another. */
  difference(version: number, against: number): Promise<VersionDiff> {
    return this.api.get(`/api/project/versions/${version}?against=${against}`);
  }

  /** Goes back to a version; `latest` is the one known as such. */
  restore(version: number, latest: number, reason: string): Promise<DraftApplied> {
    return this.api.change('POST', `/api/project/versions/${version}/restore`, { latest, reason });
  }

  library(): Promise<readonly LibraryType[]> {
    return this.api.get('/api/project/library');
  }

  libraryType(id: string): Promise<FileText> {
    return this.api.get(`/api/project/library/${encodeURIComponent(id)}`);
  }
}
