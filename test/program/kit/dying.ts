/**
 * Starts the program with a store that kills the process at a named call of its port. `DYING` holds the addresses of the
 * program's modules, built or source, and the call.
 */
import { killingFiles } from '../../store/kit/killing-files.ts';
import { dyingSchema, type PortModule } from './dying-model.ts';

const { main, port, point } = dyingSchema.parse(JSON.parse(process.env.DYING ?? ''));
const { realFiles } = (await import(port)) as PortModule;
Object.assign(realFiles, killingFiles({ ...realFiles }, point));
await import(main);
