using Google.Protobuf;
using Medborgarlofte.Contracts.Records;
using Medborgarlofte.Gateway.Json;
using Medborgarlofte.Gateway.Requests;

namespace Medborgarlofte.Gateway.Answers;

/// <summary>A page of a list: the items under their plural name, and the next page's address when there is one.</summary>
internal static class ListAnswer
{
    /// <summary>A page as a service told it.</summary>
    public static JsonAnswer Of(HttpRequest request, Paging paging, string name, IListResponse page) =>
        Of(request, paging, name, page.Records, page.NextPageToken, page.HasTotalSize ? page.TotalSize : null);

    /// <summary>A page of these items.</summary>
    public static JsonAnswer Of(HttpRequest request, Paging paging, string name, IEnumerable<IMessage> items, string nextPageToken, long? total = null) =>
        new(JsonAnswer.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray(name);
            foreach (var item in items)
            {
                ProtoJson.Write(writer, item);
            }

            writer.WriteEndArray();
            if (total is { } all)
            {
                writer.WriteNumber("total"u8, all);
            }

            if (nextPageToken.Length > 0)
            {
                writer.WriteString("nextPage"u8, paging.NextPage(request));
            }

            writer.WriteEndObject();
        }));
}
