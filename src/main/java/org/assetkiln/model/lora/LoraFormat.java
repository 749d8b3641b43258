package org.assetkiln.model.lora;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a LoRA's tensors are named in a file that is written. */
public enum LoraFormat {
    /** kohya's: what A1111, Forge and ComfyUI load. The factor travels as a tensor alpha for each layer. */
    KOHYA {
        @Override
        void put(LoraLayer layer, NDManager manager, Map<String, NDArray> tensors) {
            String name = layer.network().kohyaName(layer.path());
            tensors.put(name + LoraNames.DOWN, layer.down());
            tensors.put(name + LoraNames.UP, layer.up());
            tensors.put(name + LoraNames.ALPHA, manager.create((float) layer.alpha()));
        }
    },
    /**
     * That of diffusers and PEFT. Not every reader finds an alpha in such a file, so the factor is multiplied into the up
     * matrices, and alpha is the rank, which those take it to be.
     */
    PEFT {
        @Override
        void put(LoraLayer layer, NDManager manager, Map<String, NDArray> tensors) {
            String name = layer.network().peftName(layer.path());
            NDArray up = layer.up();
            if (layer.factor() != 1) {
                up = up.mul((float) layer.factor());
                up.attach(manager);
            }
            tensors.put(name + ".lora_A.weight", layer.down());
            tensors.put(name + ".lora_B.weight", up);
        }

        @Override
        Map<String, String> metadata(List<LoraLayer> layers) {
            return Map.of(AdapterConfig.METADATA, AdapterText.of(layers));
        }
    };

    abstract void put(LoraLayer layer, NDManager manager, Map<String, NDArray> tensors);

    /** What this layout needs in a file's free text. */
    Map<String, String> metadata(List<LoraLayer> layers) {
        return Map.of();
    }

    /**
     * The tensors of a file.
     *
     * @param manager receives those that the layers do not have as they are
     */
    public Map<String, NDArray> tensors(List<LoraLayer> layers, NDManager manager) {
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        layers.forEach(layer -> put(layer, manager, tensors));
        return tensors;
    }
}
