import type { PageContext } from '../live/context';
import type { DeviceInfo, DeviceSummary } from '../wire/model';

/** The tags of the machines a page shows, fetched as they are needed. */
export class DeviceFacts {
  private readonly known = new Map<string, DeviceInfo>();
  private readonly asked = new Set<string>();
  private readonly arrived: () => void;

  /** @param arrived called when something new is known */
  constructor(arrived: () => void) {
    this.arrived = arrived;
  }

  /** What is known of a machine; undefined until it has come. A machine whose question failed is asked for once a page. */
  of(context: PageContext, device: DeviceSummary): DeviceInfo | undefined {
    if (!this.asked.has(device.path)) {
      this.asked.add(device.path);
      context.directory.deviceLike(device).then(
        (info) => {
          this.known.set(device.path, info);
          this.arrived();
        },
        () => undefined,
      );
    }
    return this.known.get(device.path);
  }
}
