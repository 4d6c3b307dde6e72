using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Medborgarlofte.Distributed.Tests;

/// <summary>The model of every service and database system: texts are compared byte by byte, in memory as in the database.</summary>
public sealed class ModelTests
{
    public static TheoryData<string> All() => ServiceContexts.Named("");

    public static TheoryData<string> SqlServer() => ServiceContexts.Named("SqlServer");

    [Theory]
    [MemberData(nameof(All))]
    public void Texts_OfEveryEntity_AreComparedByteByByteByTheChangeTracker(string name)
    {
        using var context = ServiceContexts.Open(name);
        var texts = Texts(context.Model).ToList();
        Assert.NotEmpty(texts);
        Assert.All(texts, text => Assert.All(
            new[] { text.GetValueComparer(), text.GetKeyValueComparer(), text.GetProviderValueComparer() },
            comparer =>
            {
                Assert.False(comparer.Equals("TK-1", "tk-1"), $"{text} is compared without case.");
                Assert.False(comparer.Equals("\u00e5", "a\u030a"), $"{text} is compared by a culture.");
                Assert.True(comparer.Equals("TK-1", new string("TK-1".AsSpan())));
                Assert.NotEqual(comparer.GetHashCode("TK-1"), comparer.GetHashCode("tk-1"));
            }));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Add_KeysThatDifferInCaseOnly_AreTwoEntities(string name)
    {
        using var context = ServiceContexts.Open(name);
        var keyed = context.Model.GetEntityTypes().Where(type => type.FindPrimaryKey()!.Properties.Any(IsText)).ToList();
        foreach (var type in keyed)
        {
            foreach (var id in new[] { "TK-1", "tk-1" })
            {
                var entry = context.Entry(System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type.ClrType));
                foreach (var text in type.FindPrimaryKey()!.Properties.Where(IsText))
                {
                    entry.Property(text.Name).CurrentValue = id;
                }

                entry.State = EntityState.Added;
            }
        }

        Assert.Equal(2 * keyed.Count, context.ChangeTracker.Entries().Count());
    }

    [Theory]
    [MemberData(nameof(SqlServer))]
    public void SqlServerTexts_OfEveryColumn_HaveTheBinaryCollationAndALengthWhereTheyAreLookedUp(string name)
    {
        using var context = ServiceContexts.Open(name);
        var model = context.GetService<IDesignTimeModel>().Model;
        Assert.All(Texts(model), text => Assert.Equal("Latin1_General_100_BIN2", text.GetCollation()));

        // A text of a list is compared as nvarchar(450).
        Assert.All(Texts(model).Where(text => text.IsKey() || text.IsIndex()), text => Assert.InRange(text.GetMaxLength() ?? int.MaxValue, 1, 449));
        Assert.All(Texts(model).Where(text => text.GetMaxLength() is null), text => Assert.Contains(text.Name, Unbounded));
    }

    // JSON of an entry, a record or a mapping, free texts that stand apart from their entry, why a row was refused, a key of Data Protection, and what
    // OpenIddict keeps as JSON.
    private static readonly string[] Unbounded =
    [
        "Payload", "Content", "Text", "Error", "Xml", "DisplayName", "DisplayNames", "Description", "Descriptions", "JsonWebKeySet", "Permissions", "PostLogoutRedirectUris", "Properties",
        "RedirectUris", "Requirements", "Resources", "Scopes", "Settings",
    ];

    private static bool IsText(IReadOnlyProperty property) => property.ClrType == typeof(string);

    private static IEnumerable<IProperty> Texts(IModel model) =>
        model.GetEntityTypes().SelectMany(type => type.GetFlattenedProperties()).Where(IsText);
}
