package org.plantroom.openid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plantroom.core.FileText;
import org.plantroom.core.Mistake;
import org.plantroom.core.Mistakes;
import org.plantroom.core.Place;
import org.plantroom.core.Placed;
import org.plantroom.core.SecretSource;
import org.plantroom.core.Section;
import org.plantroom.core.Where;
import org.plantroom.core.YamlTree;
import org.plantroom.security.Grants;
import org.plantroom.security.Role;

/**
 * Reads the file that names a provider. It belongs to a host and not to a project, as its users do:
 * a project is shared, reviewed and copied.
 */
public final class OpenIdFile {
  private OpenIdFile() {}

  /**
   * Reads a file; paths in it begin at its folder.
   *
   * @param environment a variable's value, null for one that is not set
   * @throws IOException naming each mistake with its line and key, or the secret that is missing
   */
  public static OpenIdSettings read(Path file, Function<String, @Nullable String> environment)
      throws IOException {
    Mistakes mistakes = new Mistakes();
    Where where = Where.top(mistakes, file);
    Optional<Section> read =
        FileText.read(file, where)
            .flatMap(text -> YamlTree.read(text, where))
            .flatMap(node -> OpenIdKeys.FORMAT.read(node, where.at(Place.START)));
    read.ifPresent(OpenIdFile::checkPeople);
    if (read.isEmpty() || !mistakes.isEmpty()) {
      throw new IOException(
          mistakes.list().stream().map(Mistake::toString).collect(Collectors.joining("\n")));
    }
    return settings(read.get(), file.toAbsolutePath().resolveSibling(""), environment);
  }

  /** A file that lets nobody in is a slip. */
  private static void checkPeople(Section all) {
    if (!all.has(OpenIdKeys.GROUPS) && !all.has(OpenIdKeys.OTHERS)) {
      all.where(OpenIdKeys.GROUPS)
          .report("missing", "groups or others, so that somebody may enter");
    }
  }

  private static OpenIdSettings settings(
      Section all, Path folder, Function<String, @Nullable String> environment) throws IOException {
    String client = all.need(OpenIdKeys.CLIENT);
    Optional<SecretSource> secret = all.get(OpenIdKeys.SECRET).map(s -> s.within(folder));
    return new OpenIdSettings(
        all.need(OpenIdKeys.ISSUER_ADDRESS),
        client,
        secret.isPresent() ? secret.get().read(client, environment) : null,
        all.need(OpenIdKeys.LABEL),
        all.get(OpenIdKeys.ADDRESS).orElse(null),
        scopes(all.need(OpenIdKeys.SCOPES)),
        new OpenIdSettings.Claims(
            all.need(OpenIdKeys.NAME_CLAIM), all.need(OpenIdKeys.GROUPS_CLAIM)),
        all.get(OpenIdKeys.GROUPS).map(OpenIdFile::groups).orElse(Map.of()),
        all.get(OpenIdKeys.OTHERS).map(OpenIdFile::grants).orElse(Grants.NONE),
        all.need(OpenIdKeys.SIGN_OUT) == OpenIdKeys.SignOut.PROVIDER,
        all.get(OpenIdKeys.TRUST).map(folder::resolve).orElse(null));
  }

  private static List<String> scopes(List<Placed<String>> written) {
    List<String> scopes = new ArrayList<>(List.of("openid"));
    written.stream().map(Placed::value).filter(s -> !s.equals("openid")).forEach(scopes::add);
    return scopes;
  }

  private static Map<String, Grants> groups(
      SequencedMap<String, Placed<SequencedMap<String, Placed<Role>>>> written) {
    Map<String, Grants> groups = new LinkedHashMap<>();
    written.forEach((group, roles) -> groups.put(group, grants(roles.value())));
    return groups;
  }

  private static Grants grants(SequencedMap<String, Placed<Role>> written) {
    Map<String, Role> bySite = new LinkedHashMap<>();
    written.forEach((site, role) -> bySite.put(site, role.value()));
    return new Grants(bySite);
  }
}
