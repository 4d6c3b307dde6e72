using System.Text.Json;
using Medborgarlofte.Contracts.Events;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Medborgarlofte.ServiceDefaults.Data;

/// <summary>A property that stands as one JSON text: read and written whole, never queried into.</summary>
public static class JsonColumn
{
    /// <summary>Stores the property as JSON.</summary>
    public static PropertyBuilder<T> IsJson<T>(this PropertyBuilder<T> property) where T : class =>
        property.HasConversion(
            value => JsonSerializer.Serialize(value, JournalJson.Options),
            text => JsonSerializer.Deserialize<T>(text, JournalJson.Options)!,
            new ValueComparer<T>(
                (a, b) => JsonSerializer.Serialize(a, JournalJson.Options) == JsonSerializer.Serialize(b, JournalJson.Options),
                value => JsonSerializer.Serialize(value, JournalJson.Options).GetHashCode(StringComparison.Ordinal),
                value => value));
}
