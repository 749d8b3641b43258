package org.assetkiln.ui.form;

import atlantafx.base.controls.ToggleSwitch;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.assetkiln.diffusion.SamplerKind;
import org.assetkiln.training.settings.LossSettings;

/** The control that fits a setting's type, bound both ways, with the setting's path as its id. */
public final class Editors {
    private Editors() {}

    @SuppressWarnings("unchecked") // the value's class says which type the setting has
    public static Control of(Setting<?> setting) {
        Object example = setting.standard();
        Control control;
        if (example instanceof Boolean) {
            control = toggle((Setting<Boolean>) setting);
        } else if (example instanceof Number) {
            control = number((Setting<Object>) setting);
        } else if (example instanceof Enum<?>) {
            control = choice((Setting<Object>) setting);
        } else {
            control = text((Setting<String>) setting);
        }
        return named(control, setting);
    }

    /** A text of several lines. */
    public static Control lines(Setting<String> setting, int rows) {
        var area = new TextArea(setting.get());
        area.setPrefRowCount(rows);
        area.setWrapText(true);
        area.textProperty().bindBidirectional(setting.value());
        return named(area, setting);
    }

    /** The id of a setting's control; its problem and reset button add {@code -problem} and {@code -reset}. */
    public static String id(String path) {
        return "set-" + path.replace('.', '-');
    }

    private static Control named(Control control, Setting<?> setting) {
        control.setId(id(setting.path()));
        control.setAccessibleText(setting.about().label());
        control.setAccessibleHelp(setting.about().effect());
        control.focusedProperty().subscribe((was, is) -> {
            if (was && !is) {
                setting.touched().set(true);
            }
        });
        return control;
    }

    private static Control toggle(Setting<Boolean> setting) {
        var toggle = new ToggleSwitch();
        toggle.selectedProperty().bindBidirectional(setting.value());
        return toggle;
    }

    private static Control text(Setting<String> setting) {
        var field = new TextField(setting.get());
        field.textProperty().bindBidirectional(setting.value());
        return field;
    }

    private static Control number(Setting<Object> setting) {
        var field = new TextField(NumberText.write(setting.get()));
        field.setPrefColumnCount(8);
        setting.value().subscribe(value -> {
            if (!value.equals(NumberText.read(field.getText(), value))) {
                field.setText(NumberText.write(value));
            }
        });
        setting.unreadable().subscribe(complaint -> {
            if (complaint.isEmpty() && !setting.get().equals(NumberText.read(field.getText(), setting.get()))) {
                field.setText(NumberText.write(setting.get()));
            }
        });
        field.textProperty().subscribe((before, text) -> readNumber(setting, text));
        return field;
    }

    private static void readNumber(Setting<Object> setting, String text) {
        Object value = NumberText.read(text, setting.standard());
        if (value == null) {
            setting.unreadable().set(NumberText.complaint(setting.about().label(), setting.standard()));
        } else {
            setting.set(value);
        }
    }

    private static Control choice(Setting<Object> setting) {
        Object[] all = setting.standard().getClass().getEnumConstants();
        var box = new ComboBox<Object>(FXCollections.observableArrayList(all));
        box.setConverter(new Words<>(value -> words((Enum<?>) value)));
        box.valueProperty().bindBidirectional(setting.value());
        return box;
    }

    /** ATTENTION_AND_FEED_FORWARD as "Attention and feed forward"; short names that are acronyms stay as they are, and a sampler has its own. */
    public static String words(Enum<?> value) {
        if (value instanceof SamplerKind sampler) {
            return sampler.title();
        }
        if (value instanceof LossSettings.Mask mask) {
            return switch (mask) {
                case NONE -> "The whole picture";
                case ALPHA -> "The opaque part";
                case FILE -> "The part in its mask file";
            };
        }
        String name = value.name();
        return switch (name) {
            case "LORA" -> "LoRA";
            case "PEFT", "F32", "F16", "BF16", "FP32", "FP16" -> name;
            case "CPU" -> "Processor";
            case "CUDA" -> "NVIDIA graphics card";
            default -> name.charAt(0) + name.substring(1).replace('_', ' ').toLowerCase(Locale.ENGLISH);
        };
    }
}
