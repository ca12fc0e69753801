package org.jointgov.platform.health;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.eclipse.microprofile.config.ConfigProvider;

/** Checks the settings before anything else of the application is made. */
public class SettingsExtension implements Extension {
    void check(@Observes BeforeBeanDiscovery event) {
        BootChecks.check(ConfigProvider.getConfig());
    }
}
