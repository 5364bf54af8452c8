package org.plantroom.app;

import java.lang.reflect.Constructor;
import org.plantroom.core.Time;
import picocli.CommandLine;

/** Makes commands, giving those that ask for it the clocks. */
final class TimeFactory implements CommandLine.IFactory {
  private final Time time;

  TimeFactory(Time time) {
    this.time = time;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (constructor.getParameterCount() == 1
          && constructor.getParameterTypes()[0] == Time.class) {
        return type.cast(constructor.newInstance(time));
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
