import type { Api } from './api';
import type {
  DataTaken,
  DataWish,
  Mistake,
  PlantParts,
  StudyExample,
  StudyResult,
  StudyRun,
  StudyRuns,
  StudySaved,
  StudySchema,
  StudySummary,
  StudyText,
} from './study-model';

/** The host's calls about studies. Every method rejects with `ApiError` only. */
export class StudyApi {
  private readonly api: Api;

  constructor(api: Api) {
    this.api = api;
  }

  studies(): Promise<readonly StudySummary[]> {
    return this.api.get('/api/studies');
  }

  study(id: string): Promise<StudyText> {
    return this.api.get(`/api/studies/${id}`);
  }

  examples(): Promise<readonly StudyExample[]> {
    return this.api.get('/api/study-examples');
  }

  schema(): Promise<StudySchema> {
    return this.api.get('/api/study-schema');
  }

  /** What a plant has, by the name a study gives it. */
  plant(name: string): Promise<PlantParts> {
    return this.api.get(`/api/study-plants?${new URLSearchParams({ name })}`);
  }

  /** Saves a study; `version` is that of the text it replaces, empty for a new one. */
  save(id: string, text: string, version: string): Promise<StudySaved> {
    return this.api.change('PUT', `/api/studies/${id}`, { text, version });
  }

  async check(id: string, text: string): Promise<readonly Mistake[]> {
    const answer = await this.api.change<{ mistakes: readonly Mistake[] }>('POST', `/api/studies/${id}/check`, {
      text,
    });
    return answer.mistakes;
  }

  async remove(id: string): Promise<void> {
    await this.api.change('DELETE', `/api/studies/${id}`);
  }

  runs(): Promise<StudyRuns> {
    return this.api.get('/api/study-runs');
  }

  run(id: string): Promise<StudyRun> {
    return this.api.get(`/api/study-runs/${id}`);
  }

  /** Puts a run into the queue and answers its id. */
  async start(study: string): Promise<string> {
    const answer = await this.api.change<{ id: string }>('POST', '/api/study-runs', { study });
    return answer.id;
  }

  cancel(id: string): Promise<StudyRun> {
    return this.api.change('POST', `/api/study-runs/${id}/cancel`);
  }

  async removeRun(id: string): Promise<void> {
    await this.api.change('DELETE', `/api/study-runs/${id}`);
  }

  result(id: string): Promise<StudyResult> {
    return this.api.get(`/api/study-runs/${id}/files/result.json`);
  }

  /** Takes history as measured data into a file beside the studies. */
  takeData(wish: DataWish): Promise<DataTaken> {
    return this.api.change('POST', '/api/study-data', wish);
  }

  /** Address of one of a run's files, for a link. */
  fileAddress(id: string, name: string): string {
    return this.api.address(`/api/study-runs/${id}/files/${name}`);
  }
}
