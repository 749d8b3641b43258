package org.assetkiln.app;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** A message of the log as a line: time, level, class, text, and below it the stack trace of what was thrown. */
final class LogLine extends LayoutBase<ILoggingEvent> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Override
    public String doLayout(ILoggingEvent event) {
        String name = event.getLoggerName();
        String line = "%s %-5s %s: %s%n"
                .formatted(
                        TIME.format(LocalDateTime.ofInstant(event.getInstant(), ZoneId.systemDefault())),
                        event.getLevel(),
                        name.substring(name.lastIndexOf('.') + 1),
                        event.getFormattedMessage());
        return event.getThrowableProxy() == null ? line : line + ThrowableProxyUtil.asString(event.getThrowableProxy());
    }
}
