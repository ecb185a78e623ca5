package io.quelyos.bff.catalog.edit;

import com.github.f4b6a3.uuid.UuidCreator;
import io.quelyos.auth.context.TenantContext;
import io.quelyos.bff.catalog.backoffice.ProductPayload;
import io.quelyos.bff.catalog.edit.ProductEdits.Outcome;
import io.quelyos.bff.graphql.type.GlobalId;
import io.quelyos.bff.graphql.type.InputPatch;
import io.quelyos.bff.graphql.type.UserError.Code;
import io.quelyos.persistence.catalog.CatalogStateMapper;
import io.quelyos.persistence.catalog.ProductImageRow;
import io.quelyos.persistence.catalog.ProductRow;
import io.quelyos.persistence.catalog.ProductWriteMapper;
import io.quelyos.persistence.catalog.VariantRow;
import io.quelyos.persistence.catalog.edit.ImageEditMapper;
import io.quelyos.persistence.productimport.FileSlice;
import io.quelyos.persistence.productimport.UploadMapper;
import io.quelyos.persistence.productimport.UploadRow;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds, orders, describes and removes the images of a product. */
@Component
final class ImageEditing {

    private static final int MAX_IMAGES = 100;
    private static final long MAX_BYTES = 10L * 1024 * 1024;
    private static final String IMAGE_ID = "imageId";

    private final ProductEdits edits;
    private final CatalogStateMapper state;
    private final ProductWriteMapper products;
    private final ImageEditMapper images;
    private final UploadMapper uploads;

    ImageEditing(
        ProductEdits edits,
        CatalogStateMapper state,
        ProductWriteMapper products,
        ImageEditMapper images,
        UploadMapper uploads
    ) {
        this.edits = edits;
        this.state = state;
        this.products = products;
        this.images = images;
        this.uploads = uploads;
    }

    /** Makes an image of a file that was uploaded. */
    ProductPayload add(TenantContext context, String id, int version, Map<String, Object> input) {
        return edits.edit(context, id, version, "image.add", row -> {
            List<ProductImageRow> before = state.listImages(List.of(row.id()));
            var patch = new InputPatch(input);
            String altText = patch.text("altText", null, InputPatch.MAX_SEO_LENGTH);
            UUID variant = variant(patch, row, null);
            if (before.size() >= MAX_IMAGES) {
                patch.refuse(Code.TOO_LONG, "A product has at most " + MAX_IMAGES + " images.");
            }
            UUID file = patch.isSound() ? accept(patch) : null;
            if (file == null) {
                return new Outcome.Refused(patch.errors());
            }
            int position = before.stream().mapToInt(ProductImageRow::position).max().orElse(0) + 1;
            UUID image = UuidCreator.getTimeOrderedEpoch();
            var added = new ProductImageRow(image, row.id(), variant, position, altText, file, null);
            products.insertImages(context.tenantId().value(), List.of(added));
            return new Outcome.Done(Map.of("image", image));
        });
    }

    ProductPayload update(TenantContext context, String id, int version, String imageId, Map<String, Object> input) {
        return edits.edit(context, id, version, "image.update", row -> {
            ProductImageRow image = find(row, imageId);
            if (image == null) {
                return noImage();
            }
            var patch = new InputPatch(input);
            String altText = patch.text("altText", image.altText(), InputPatch.MAX_SEO_LENGTH);
            UUID variant = variant(patch, row, image.variantId());
            if (!patch.isSound()) {
                return new Outcome.Refused(patch.errors());
            }
            if (patch.changes().isEmpty()) {
                return new Outcome.Unchanged();
            }
            images.update(image.id(), altText, variant);
            return new Outcome.Done(Map.of("image", image.id(), "change", patch.changes()));
        });
    }

    ProductPayload reorder(TenantContext context, String id, int version, List<String> imageIds) {
        return edits.edit(context, id, version, "image.reorder", row -> {
            List<UUID> wanted = imageIds
                .stream()
                .flatMap(text -> GlobalId.decode("pic", text).stream())
                .toList();
            var stored = new HashSet<>(state.listImages(List.of(row.id())).stream().map(ProductImageRow::id).toList());
            boolean isWhole = wanted.size() == imageIds.size() && wanted.size() == stored.size();
            if (!isWhole || !new HashSet<>(wanted).equals(stored)) {
                return Outcome.refused(Code.INVALID, "All images of the product must be named, once each.", "imageIds");
            }
            images.updatePositions(wanted);
            return new Outcome.Done(Map.of("images", wanted));
        });
    }

    ProductPayload remove(TenantContext context, String id, int version, String imageId) {
        return edits.edit(context, id, version, "image.remove", row -> {
            ProductImageRow image = find(row, imageId);
            if (image == null) {
                return noImage();
            }
            images.delete(image.id());
            if (image.fileId() != null) {
                images.deleteUnusedFile(image.fileId());
            }
            return new Outcome.Done(Map.of("image", image.id()));
        });
    }

    /** Makes an image file of the upload that the input names; null, with the reason noted, where it is none. */
    private @Nullable UUID accept(InputPatch patch) {
        UUID id = GlobalId.decode("upl", String.valueOf(patch.raw("uploadId"))).orElse(null);
        UploadRow upload = id == null ? null : uploads.findById(id);
        if (id == null || upload == null || !upload.hasContent()) {
            patch.refuse(Code.NOT_FOUND, "There is no such file, or it was not sent yet.", "uploadId");
            return null;
        }
        if (upload.byteSize() > MAX_BYTES) {
            patch.refuse(Code.TOO_LONG, "An image has at most " + MAX_BYTES + " bytes.", "uploadId");
            return null;
        }
        FileSlice head = Objects.requireNonNull(uploads.findSlice(id, 1, PictureType.HEAD_BYTES));
        PictureType type = PictureType.of(head.content());
        if (type == null) {
            patch.refuse(Code.INVALID, "The file is no image in PNG, JPEG, WebP, GIF or AVIF.", "uploadId");
            return null;
        }
        if (images.updateToImage(id, type.mediaType()) == 0) {
            patch.refuse(Code.WRONG_STATE, "An import uses the file.", "uploadId");
            return null;
        }
        return id;
    }

    private @Nullable UUID variant(InputPatch patch, ProductRow row, @Nullable UUID stored) {
        if (!patch.has("variantId")) {
            return stored;
        }
        if (!(patch.raw("variantId") instanceof String text)) {
            return patch.change("variantId", stored, null);
        }
        UUID id = GlobalId.decode("var", text).orElse(null);
        boolean isOwn = state
            .listVariants(List.of(row.id()), List.of())
            .stream()
            .map(VariantRow::id)
            .anyMatch(each -> each.equals(id));
        if (!isOwn) {
            patch.refuse(Code.NOT_FOUND, "The product has no such article.", "variantId");
        }
        return patch.change("variantId", stored, id);
    }

    private @Nullable ProductImageRow find(ProductRow row, String imageId) {
        UUID id = GlobalId.decode("pic", imageId).orElse(null);
        return state
            .listImages(List.of(row.id()))
            .stream()
            .filter(image -> image.id().equals(id))
            .findFirst()
            .orElse(null);
    }

    private static Outcome noImage() {
        return Outcome.refused(Code.NOT_FOUND, "The product has no such image.", IMAGE_ID);
    }
}
